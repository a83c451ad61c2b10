// A new model is one line here.
#include "models/catalogue.hpp"

#include "models/loyalty/model.hpp"
#include "models/relational/model.hpp"
#include "sim/run/adapt.hpp"

namespace models {

const std::vector<std::unique_ptr<sim::ModelEntry>>& catalogue()
{
    static const auto models = [] {
        std::vector<std::unique_ptr<sim::ModelEntry>> list;
        list.push_back(std::make_unique<sim::EntryOf<relational::Relational>>());
        list.push_back(std::make_unique<sim::EntryOf<loyalty::Loyalty>>());
        return list;
    }();
    return models;
}

const sim::ModelEntry* find(std::string_view name)
{
    for (const auto& model : catalogue())
        if (model->info().name == name) return model.get();
    return nullptr;
}

} // namespace models

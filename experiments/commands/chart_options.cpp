// The command line of `souk chart` and `souk report`.
#include "experiments/commands/chart_options.hpp"

#include <CLI/CLI.hpp>

namespace experiments {

ChartCommands::ChartCommands(CLI::App& app)
    : chart_(app.add_subcommand("chart", "figures of a results folder: SVG, PDF, PNG")),
      report_(app.add_subcommand("report", "one HTML page that explains a results folder, readable offline")),
      options_(std::make_shared<ChartOptions>())
{
    ChartOptions& o = *options_;
    for (CLI::App* command : {chart_, report_}) {
        command->add_option("results", o.results, "results folder of compare, run, sweep or claims")->required();
        command->add_option("--figure", o.figures, "only this figure (repeatable); --list names them")
            ->type_name("NAME")
            ->take_all()
            ->expected(1);
        command->add_option("--style", o.style, "matplotlib style file instead of experiments/charts/souk.mplstyle")
            ->type_name("FILE");
        command->add_option("--measure", o.measure, "measure of a sweep's figures and of `course` (default: total_cost)")
            ->type_name("NAME");
        command->add_option("--x", o.x, "axis of a sweep that runs to the right")->type_name("KEY");
        command->add_option("--y", o.y, "axis of a sweep that runs upwards on the map")->type_name("KEY");
        command->add_option("--at", o.at, "value at which another axis is held: --at idea.rate=1 (repeatable)")
            ->type_name("KEY=VALUE")
            ->take_all()
            ->expected(1);
    }
    chart_->add_option("--format", o.format, "svg, pdf, png, or several with commas (default: all three)")->type_name("LIST");
    chart_->add_option("--width", o.width, "column of the journal: one (84 mm) or two (174 mm, the default)")
        ->type_name("one|two")
        ->check(CLI::IsMember({"one", "two"}));
    chart_->add_option("--out", o.out, "folder for the figures (default: RESULTS/charts)")->type_name("DIR");
    chart_->add_flag("--list", o.list, "name the figures that these results permit, and why not the others; draw nothing");
    report_->add_option("--out", o.out, "the page (default: RESULTS/report.html)")->type_name("FILE");
}

std::optional<int> ChartCommands::run() const
{
    if (chart_->parsed()) return chart(*options_);
    if (report_->parsed()) return report(*options_);
    return std::nullopt;
}

} // namespace experiments

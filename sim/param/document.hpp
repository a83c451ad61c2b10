// What a person wrote: a TOML file and, after it, assignments from the command line; each value knows its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/check/input_error.hpp"
#include "sim/param/node.hpp"

namespace sim {

/// A parsed document. Reading never throws for what a person wrote: problems wait here until a read or report_unknown hands them
/// on.
class Document {
public:
    /// Reads a file; a file that is missing, no file, or no TOML leaves problems.
    static Document from_file(const std::string& path);
    /// Reads text; `name` is what problems call it.
    static Document from_text(std::string_view text, std::string name);

    /// An assignment that wins over the file and over earlier ones: `growth.gain=0.1`, `run.mode=fast`, `policy.present=[a, b]`.
    /// `option` is what problems call its place.
    void set(std::string_view assignment, std::string_view option = "--set");

    const std::string& name() const { return name_; }
    Node& root() { return root_; }
    const Node& root() const { return root_; }
    /// The value at a dotted path, or nullptr.
    Node* find(std::string_view path);
    const Node* find(std::string_view path) const;

    /// A whole value or table that the caller reads itself (nothing within it is then unknown), or nullptr.
    const Node* take(std::string_view path);

    /// A problem at a node, or at the document as a whole when there is none.
    Problem problem(const Node* node, std::string message, std::string hint = "") const;
    Problem problem_at_key(const Node& node, std::string message, std::string hint = "") const;

    /// Problems nobody has been told yet.
    const std::vector<Problem>& waiting() const { return waiting_; }
    void add(Problem problem) { waiting_.push_back(std::move(problem)); }
    /// Moves the waiting problems to the end of `problems`.
    void hand_on(std::vector<Problem>& problems);

    /// Paths somebody reads, for hints about unknown keys.
    void know(std::string path) { known_.push_back(std::move(path)); }
    const std::vector<std::string>& known() const { return known_; }

private:
    std::string name_;
    Node root_;
    std::vector<Problem> waiting_;
    std::vector<std::string> known_;
};

} // namespace sim

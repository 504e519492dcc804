#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "rules/sigma/RuleSet.h"

/// Whatever a rule file holds, compiling it ends, and so does asking what came of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rules::sigma;
    const std::string text(reinterpret_cast<const char*>(data), size);
    const std::vector<RuleText> texts = {{"fuzz.yml", text}};
    const auto compiled = RuleSet::compile(texts);
    if (compiled.set.rules().empty() && compiled.problems.empty())
        __builtin_trap();  // a file without a rule says why
    Event event(Category::ProcessCreation);
    event.set("Image", "/usr/bin/nc");
    event.set("CommandLine", text.substr(0, 512));
    event.set("ParentImage", "");
    (void)compiled.set.match(event);
    return 0;
}

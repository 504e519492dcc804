#include "rules/sigma/RuleSet.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "rules/sigma/Prefilter.h"
#include "rules/sigma/RuleCollector.h"

namespace rules::sigma {
namespace {

using RuleNumber = std::uint32_t;

constexpr std::size_t kLengthThatSaysEnough = 24;

/// How often a text may be expected: longer ones are rarer.
double rarity(const std::string& text) {
    return 1.0 / static_cast<double>(1U << std::min(text.size(), kLengthThatSaysEnough));
}

enum class Answer : std::uint8_t { Unknown, Possible, Yes, No };

}  // namespace

struct RuleSet::Program {
    std::vector<RuleInfo> rules;
    std::vector<NodeId> roots;
    AtomTable atoms;
    Expression expression;
    Prefilter prefilter;
    std::vector<std::vector<RuleNumber>> wakes;                    // by atom
    std::array<std::vector<RuleNumber>, kCategories> alwaysTried;  // nothing wakes them

    void connect(RuleNumber rule);
};

namespace {

/// One event's way through the program.
template <typename Program>
class Match {
  public:
    Match(const Program& program, const Event& event)
        : m_program(program),
          m_event(event),
          m_byField(program.atoms.fields().size(), nullptr),
          m_answers(program.atoms.atoms().size(), Answer::Unknown),
          m_woken(program.rules.size(), false) {}

    std::vector<const RuleInfo*> run() {
        m_candidates = m_program.alwaysTried[static_cast<std::size_t>(m_event.category())];
        readFields();
        std::ranges::sort(m_candidates);
        std::vector<const RuleInfo*> matched;
        auto holds = [this](AtomId id) { return answer(id); };
        for (const RuleNumber rule : m_candidates)
            if (m_program.expression.evaluate(m_program.roots[rule], holds))
                matched.push_back(&m_program.rules[rule]);
        return matched;
    }

  private:
    void readFields() {
        m_all.reserve(m_event.fields().size());
        for (const Event::Field& field : m_event.fields()) {
            m_all.push_back(&field.value);
            const auto known = m_program.atoms.fields().find(field.name);
            // A field no rule names can still hold a keyword.
            const FieldId id = known == m_program.atoms.fields().end() ? kAnyField : known->second;
            if (id != kAnyField)
                m_byField[id] = &field.value;
            if (!m_program.prefilter.ignores(id))
                m_program.prefilter.scan(
                    id, field.value, [this](AtomId atom, bool decides) { note(atom, decides); });
        }
    }

    void note(AtomId atom, bool decides) {
        const Answer found = decides ? Answer::Yes : Answer::Possible;
        if (std::exchange(m_answers[atom], found) == found)
            return;
        for (const RuleNumber rule : m_program.wakes[atom]) {
            if (m_woken[rule] || m_program.rules[rule].category != m_event.category())
                continue;
            m_woken[rule] = true;
            m_candidates.push_back(rule);
        }
    }

    bool answer(AtomId id) {
        Answer& known = m_answers[id];
        // The scan has found every text there is: what needs one that is not there does not hold.
        if (known == Answer::Unknown && !m_program.atoms.requiredTexts(id).empty())
            known = Answer::No;
        if (known == Answer::Unknown || known == Answer::Possible)
            known =
                m_program.atoms.atoms()[id].holds({m_byField, m_all}) ? Answer::Yes : Answer::No;
        return known == Answer::Yes;
    }

    const Program& m_program;
    const Event& m_event;
    std::vector<const std::string*> m_byField;
    std::vector<const std::string*> m_all;
    std::vector<Answer> m_answers;
    std::vector<bool> m_woken;
    std::vector<RuleNumber> m_candidates;
};

}  // namespace

void RuleSet::Program::connect(RuleNumber rule) {
    const auto cost = [this](AtomId id) -> std::optional<double> {
        const auto& texts = atoms.requiredTexts(id);
        double sum = 0;
        for (const std::string& text : texts)
            sum += rarity(text);
        return texts.empty() ? std::nullopt : std::optional(sum);
    };
    const auto needed = expression.necessary(roots[rule], cost);
    if (!needed)
        return alwaysTried[static_cast<std::size_t>(rules[rule].category)].push_back(rule);
    for (const AtomId atom : *needed)
        if (auto& woken = wakes[atom]; woken.empty() || woken.back() != rule)
            woken.push_back(rule);
}

RuleSet::RuleSet() : m_program(std::make_unique<const Program>()) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

RuleSet::Compiled RuleSet::compile(std::span<const RuleText> texts) {
    RuleCollector collector;
    for (const RuleText& text : texts)
        collector.add(text);
    collector.finish();
    auto program = std::make_unique<Program>();
    program->rules = std::move(collector.rules());
    program->roots = std::move(collector.roots());
    program->atoms = std::move(collector.atoms());
    program->expression = std::move(collector.expression());
    program->prefilter = Prefilter(program->atoms);
    program->wakes.resize(program->atoms.atoms().size());
    for (RuleNumber rule = 0; rule < program->rules.size(); ++rule)
        program->connect(rule);
    Compiled compiled;
    compiled.set.m_program = std::move(program);
    compiled.problems = std::move(collector.problems());
    return compiled;
}

std::vector<const RuleInfo*> RuleSet::match(const Event& event) const {
    return Match(*m_program, event).run();
}

const std::vector<RuleInfo>& RuleSet::rules() const {
    return m_program->rules;
}

}  // namespace rules::sigma

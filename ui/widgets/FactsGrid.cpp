#include "ui/widgets/FactsGrid.h"

#include <QGridLayout>
#include <algorithm>

#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/WrappedText.h"

namespace ui {

namespace {

constexpr int kNameWidth = 104;

bool same(const QVector<FactsGrid::Fact>& a, const QVector<FactsGrid::Fact>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.name == y.name && x.value == y.value;
    });
}

}  // namespace

FactsGrid::FactsGrid(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(kPadding);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnMinimumWidth(0, kNameWidth);
    m_grid->setColumnStretch(1, 1);
}

void FactsGrid::show(const QVector<Fact>& facts) {
    // An update while somebody selects text must not take the text away.
    if (same(facts, m_facts) && !m_labels.isEmpty())
        return;
    m_facts = facts;
    clear();
    int row = 0;
    for (const Fact& fact : facts) {
        if (fact.value.isEmpty())
            continue;
        auto* name = new TextLabel(fact.name);
        name->setTone(QStringLiteral("muted"));
        auto* value =
            new WrappedText(fact.mono ? WrappedText::Look::Mono : WrappedText::Look::Body);
        value->setText(fact.value);
        value->setAccessibleDescription(fact.name);
        m_grid->addWidget(name, row, 0, Qt::AlignTop);
        m_grid->addWidget(value, row++, 1);
        m_labels << name << static_cast<QWidget*>(value);
    }
}

void FactsGrid::clear() {
    qDeleteAll(m_labels);
    m_labels.clear();
}

}  // namespace ui

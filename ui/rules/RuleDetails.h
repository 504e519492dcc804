#pragma once

#include <optional>

#include "model/RuleRow.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/SilenceButton.h"

class QCheckBox;
class QComboBox;

namespace ui {

class Badge;
class FactsGrid;
class TextLabel;

/// One rule: what it means, whether it is on, what is done then.
class RuleDetails : public Card {
    Q_OBJECT

  public:
    explicit RuleDetails(QWidget* parent = nullptr);

    /// Shows what is in force; choices made here are only asked for.
    void show(const model::RuleRow& rule);
    void showNothing();
    void setSilences(const Silences& silences);

  Q_SIGNALS:
    void silenceRequested(const QString& id, qint64 untilUs);
    void switchRequested(const QString& id, bool on);
    void responseRequested(const QString& id, const QString& response);

  private:
    QList<QWidget*> partsOfARule() const;
    void showFacts(const model::RuleRow& rule);
    void showResponse(const model::RuleRow& rule);

    QString m_id;
    std::optional<model::RuleRow> m_rule;
    TextLabel* m_title;
    Badge* m_level;
    Badge* m_set;
    TextLabel* m_description;
    QCheckBox* m_on;
    TextLabel* m_responseTitle;
    QComboBox* m_response;
    FactsGrid* m_facts;
    SilenceButton* m_silence;
    Silences m_silences;
};

}  // namespace ui

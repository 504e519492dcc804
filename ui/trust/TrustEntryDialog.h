#pragma once

#include <QList>
#include <vector>

#include "model/Alert.h"
#include "model/Settings.h"
#include "ui/trust/TrustPreviewLabel.h"
#include "ui/widgets/FittedDialog.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace ui {

class TextLabel;

/// One trust entry: conditions that all have to hold, for which rules, until when. Says while one
/// types what is missing, and what the entry would have silenced in the last 7 days.
class TrustEntryDialog : public FittedDialog {
    Q_OBJECT

  public:
    using Alerts = std::vector<const model::Alert*>;

    /// alerts: whose rules can be named.
    TrustEntryDialog(const model::TrustEntry& proposal, const Alerts& alerts, QWidget* parent);

    /// As chosen now; its end of validity counts from nowUs.
    model::TrustEntry entry(std::int64_t nowUs) const;
    TrustPreviewLabel* preview() const { return m_preview; }

  private:
    struct Condition {
        QWidget* row;
        QComboBox* kind;
        QLineEdit* value;
    };

    void build();
    QWidget* buildOptions();
    QLayout* buildButtons();
    void addCondition(const std::string& key, const std::string& value);
    void removeCondition(QWidget* row);
    std::string unusedKey() const;
    void update();
    void addRules(const std::vector<std::string>& chosen, const Alerts& alerts);

    QList<Condition> m_conditions;
    QVBoxLayout* m_rows = nullptr;
    QToolButton* m_add = nullptr;
    QComboBox* m_rules = nullptr;
    QComboBox* m_until = nullptr;
    QLineEdit* m_note = nullptr;
    TextLabel* m_problem = nullptr;
    TrustPreviewLabel* m_preview = nullptr;
    QPushButton* m_trust = nullptr;
};

}  // namespace ui

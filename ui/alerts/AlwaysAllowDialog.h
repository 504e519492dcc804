#pragma once

#include <QList>
#include <QMap>

#include "model/Alert.h"
#include "ui/alerts/TrustMatch.h"
#include "ui/trust/TrustPreviewLabel.h"
#include "ui/widgets/FittedDialog.h"

class QCheckBox;
class QPushButton;
class QVBoxLayout;

namespace ui {

class TextLabel;

/// "Never again for exactly this": which conditions have to hold, the narrowest ones proposed.
class AlwaysAllowDialog : public FittedDialog {
    Q_OBJECT

  public:
    AlwaysAllowDialog(const model::Alert& alert, QWidget* parent);

    QMap<QString, QString> match() const;
    TrustPreviewLabel* preview() const { return m_preview; }

  private:
    void addConditions(QVBoxLayout* column);
    QCheckBox* addCondition(qsizetype at);
    model::TrustEntry entry() const;
    void update();

    std::string m_rule;
    bool m_behaviour;
    QList<TrustCondition> m_conditions;
    TextLabel* m_problem;
    TrustPreviewLabel* m_preview;
    QPushButton* m_allow;
};

}  // namespace ui

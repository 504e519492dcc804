#pragma once

#include <vector>

#include "model/Alert.h"
#include "ui/widgets/Card.h"

namespace ui {

class AlertLine;
class TextLabel;

/// The last refused logins, as they were raised; each leads to its alert.
class FailuresPanel : public Card {
    Q_OBJECT

  public:
    explicit FailuresPanel(QWidget* parent = nullptr);

    /// Newest first; what is not about a login is left out.
    void show(const std::vector<const model::Alert*>& alerts);

  Q_SIGNALS:
    void alertWanted(const QString& id);

  private:
    std::vector<AlertLine*> m_lines;
    TextLabel* m_nothing;
};

/// Refused logins and attempts to guess a password.
bool isAboutFailedLogins(const model::Alert& alert);

}  // namespace ui

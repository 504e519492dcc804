#pragma once

#include <QList>
#include <functional>
#include <vector>

#include "ui/rules/RuleTest.h"
#include "ui/widgets/Card.h"

class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace ui {

class TextLabel;

/// "Would this be found?": a command line, or the program of a past alert, held against the rules
/// of files. Nothing is run.
class RuleTestBox : public Card {
    Q_OBJECT

  public:
    /// A past event to choose, and what it is called in the menu.
    struct Past {
        QString title;
        RuleTest test;
    };

    explicit RuleTestBox(QWidget* parent = nullptr);

    /// Asked for when the menu opens.
    void setPast(std::function<std::vector<Past>()> past) { m_past = std::move(past); }
    /// titleOf: the name of a rule for its id.
    void showResult(const RuleTestResult& result,
                    const std::function<QString(const QString&)>& titleOf);
    void setCommandLine(const QString& text);

  public Q_SLOTS:
    void test();

  Q_SIGNALS:
    void testRequested(const ui::RuleTest& test);
    void ruleWanted(const QString& id);

  private:
    void fillPast();
    void clearMatches();
    void addMatch(const QString& id, const QString& title);

    QLineEdit* m_command;
    QPushButton* m_test;
    QToolButton* m_choose;
    TextLabel* m_answer;
    QVBoxLayout* m_matches;
    QList<QWidget*> m_rows;
    RuleTest m_taken;  // from a past event, while its command line stands unchanged
    std::function<std::vector<Past>()> m_past;
};

}  // namespace ui

#pragma once

#include <QObject>
#include <QString>

#include "ui/rules/RuleTest.h"

class QProcess;

namespace app {

/// Holds a command line against the installed rule files, in a process of its own: algomonitorctl
/// knows how, and a rule file that takes long or breaks the parser does neither to the window. The
/// event goes through its input, not its arguments: those every rule of the helper sees, and would
/// find what is only asked about.
class RuleTester : public QObject {
    Q_OBJECT

  public:
    /// program: algomonitorctl; empty: the one installed beside this program, else in PATH.
    explicit RuleTester(QString program = {}, QObject* parent = nullptr);
    ~RuleTester() override;

    /// A test that is under way is given up.
    void test(const ui::RuleTest& test);

  Q_SIGNALS:
    void tested(const ui::RuleTestResult& result);

  private:
    void onEnded(QProcess* process);
    void stop();

    QString m_program;
    QProcess* m_running = nullptr;
};

/// The event as a line of `rules test --events`.
QByteArray eventLine(const ui::RuleTest& test);
/// The answer's line.
ui::RuleTestResult resultOf(const QByteArray& line, const QString& complaint);

}  // namespace app

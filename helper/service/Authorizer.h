#pragma once

#include <QHash>
#include <QMap>
#include <QObject>
#include <QString>
#include <cstdint>
#include <functional>

#include "model/Error.h"

namespace service {

/// May `sender` (a unique bus name, the race-free polkit subject) do `action`? Details fill the
/// $(…) of the action's message in the policy.
struct Question {
    QString sender;
    std::uint32_t uid = 0;
    QString action;
    QMap<QString, QString> details;
    bool interactive = false;              // the caller agrees to wait for a password dialog
    std::function<void(bool)> onPrompt{};  // true: a dialog is open now, false: it is over
};

/// Asks polkit. First without a dialog; only what needs one takes the sender's single prompt, so
/// that a caller can neither stack dialogs nor is held up by its own harmless questions. Main
/// thread only; nothing blocks. Callbacks that are still waiting when the authorizer is destroyed
/// are dropped.
class Authorizer : public QObject {
    Q_OBJECT

  public:
    /// Errors: NotAuthorized, LimitReached (a prompt of that sender is open already, or
    /// kPromptsPerUid of its user), Unavailable (polkit does not answer).
    using Callback = std::function<void(model::Result<void>)>;

    static constexpr int kPromptsPerUid = 4;
    static constexpr int kPlainLimitMs = 15'000;    // polkitd may have to be started first
    static constexpr int kPromptLimitMs = 120'000;  // an unanswered dialog is closed

    void authorize(Question question, Callback callback);

    /// The caller left the bus: its dialog is closed, its questions end as NotAuthorized.
    void callerLeft(const QString& sender);

  protected:
    enum class Answer { Yes, No, Challenge };
    using Answered = std::function<void(model::Result<Answer>)>;

    /// One CheckAuthorization. `ticket` is what withdraw() gets to end it early. `answered` is
    /// called at most once, on the main thread, never from within ask().
    virtual void ask(const Question& question, bool interact, quint64 ticket,
                     Answered answered) = 0;
    virtual void withdraw(quint64 ticket) = 0;

  private:
    struct Pending {
        Question question;
        Callback callback;
        bool prompting = false;
    };

    void send(quint64 ticket, bool interact);
    void answered(quint64 ticket, const model::Result<Answer>& answer);
    void prompt(quint64 ticket);
    model::Result<void> mayPrompt(const Question& question) const;
    void closeAfter(int ms, quint64 ticket, const model::Error& error);
    void close(quint64 ticket, const model::Error& error);
    void finish(quint64 ticket, model::Result<void> result);

    QHash<quint64, Pending> m_pending;
    quint64 m_lastTicket = 0;
};

}  // namespace service

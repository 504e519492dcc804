#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <optional>

#include "app/client/HelperClient.h"

namespace app {

/// What came of it, for the person. Escaped.
struct Said {
    QString sentence;
    bool ok = false;
};

/// Carries out what a person asked for and puts the outcome into a sentence.
class VerbRunner : public QObject {
    Q_OBJECT

  public:
    explicit VerbRunner(client::HelperClient& client, QObject* parent = nullptr);

    /// about: the alert it answers, empty = none. then: told what came of it, too.
    void run(const client::Verb& verb, const QString& about = {},
             std::function<void(const Said&)> then = {});
    /// What takes it back is known to whoever asks: the value before. Nothing: not known.
    void runWithUndo(const client::Verb& verb, const std::optional<client::Verb>& undo);
    /// Whether what was done last can be taken back with undo().
    bool canUndo() const { return m_undo.has_value(); }
    void undo();

  Q_SIGNALS:
    void finished(const QString& sentence, bool ok, const QString& about);

  private:
    client::HelperClient& m_client;
    std::optional<client::Verb> m_undo;
};

/// What takes the verb back after this answer; nothing where nothing does, or where what was before
/// is not known.
std::optional<client::Verb> undoOf(const client::Verb& verb, const client::Answer& answer);

/// The sentence for an answer.
Said sentenceFor(const client::Verb& verb, const model::Result<client::Answer>& answer);

}  // namespace app

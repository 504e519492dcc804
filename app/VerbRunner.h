#pragma once

#include <QObject>
#include <QString>
#include <functional>

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

  Q_SIGNALS:
    void finished(const QString& sentence, bool ok, const QString& about);

  private:
    client::HelperClient& m_client;
};

/// The sentence for an answer.
Said sentenceFor(const client::Verb& verb, const model::Result<client::Answer>& answer);

}  // namespace app

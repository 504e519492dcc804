#pragma once

#include <QList>
#include <QString>

namespace app {

/// A notification in words, ready for a notification server.
struct Bubble {
    enum class Urgency { Low, Normal, Critical };
    struct Button {
        QString id;
        QString label;
        bool operator==(const Button&) const = default;
    };

    QString key;
    QString title;
    QString body;  // markup only where the server understands it
    Urgency urgency = Urgency::Normal;
    QString category;  // freedesktop category hint
    QString sound;     // freedesktop sound name; empty = none
    bool untilAnswered = false;
    QList<Button> buttons;  // "default" is a click on the bubble itself

    bool operator==(const Bubble&) const = default;
};

/// What the notification server can do.
struct ServerAbilities {
    bool present = false;          // there is a server
    bool clicks = false;           // capability "actions"
    bool buttons = false;          // … and it really draws them
    bool markup = false;           // capability "body-markup"
    bool defaultIsButton = false;  // draws a button for the click on the bubble itself, too

    bool operator==(const ServerAbilities&) const = default;
};

}  // namespace app

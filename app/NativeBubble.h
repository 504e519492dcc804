#pragma once

#include <QString>
#include <functional>
#include <memory>

#include "app/Bubble.h"

namespace app {

/// One NotifyNotification and its callbacks. Blocks while the server answers. Use only on the
/// thread that called startNotifications(): libnotify's signals arrive in that thread's main
/// context.
class NativeBubble {
  public:
    using Pressed = std::function<void(const QString& button)>;
    using Closed = std::function<void()>;

    NativeBubble(Pressed pressed, Closed closed);
    ~NativeBubble();
    NativeBubble(const NativeBubble&) = delete;
    NativeBubble& operator=(const NativeBubble&) = delete;

    /// False when the server did not take it.
    bool show(const Bubble& bubble);
    void close();
    const Bubble& bubble() const { return m_bubble; }

  private:
    struct Native;
    void describe();
    void addButtons();

    std::unique_ptr<Native> m_native;
    Pressed m_pressed;
    Closed m_closed;
    Bubble m_bubble;
};

/// False where libnotify cannot start (no session bus).
bool startNotifications();
void stopNotifications();
/// Asks the server; blocks.
ServerAbilities askAbilities();

}  // namespace app

#pragma once

#include <QElapsedTimer>

namespace app {

/// Whether a program fills the screen of an X session: a film, a game, a presentation. False where
/// nobody can tell (Wayland has no such question; its notification servers hold back by
/// themselves). Asked at most once a second. GUI thread.
class FullScreen {
  public:
    bool inFront();

  private:
    QElapsedTimer m_asked;
    bool m_inFront = false;
};

}  // namespace app

// On a real X server without a window manager: the test says what one would say.
#include "app/FullScreen.h"

#include <gtest/gtest.h>

#include <QGuiApplication>
#include <string_view>

#include <xcb/xcb.h>

namespace app {
namespace {

class FullScreenTest : public testing::Test {
  protected:
    void SetUp() override {
        const auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
        ASSERT_NE(x11, nullptr);
        x = x11->connection();
        root = xcb_setup_roots_iterator(xcb_get_setup(x)).data->root;
        window = xcb_generate_id(x);
        xcb_create_window(x, XCB_COPY_FROM_PARENT, window, root, 0, 0, 9, 9, 0,
                          XCB_WINDOW_CLASS_INPUT_OUTPUT, XCB_COPY_FROM_PARENT, 0, nullptr);
    }
    void TearDown() override {
        xcb_delete_property(x, root, atom("_NET_ACTIVE_WINDOW"));
        xcb_destroy_window(x, window);
        xcb_flush(x);
    }
    xcb_atom_t atom(std::string_view name) {
        auto* reply = xcb_intern_atom_reply(
            x, xcb_intern_atom(x, 0, static_cast<std::uint16_t>(name.size()), name.data()),
            nullptr);
        const xcb_atom_t value = reply->atom;
        std::free(reply);
        return value;
    }
    void set(xcb_window_t on, std::string_view name, xcb_atom_t type, std::uint32_t value) {
        xcb_change_property(x, XCB_PROP_MODE_REPLACE, on, atom(name), type, 32, 1, &value);
        xcb_flush(x);
    }

    xcb_connection_t* x = nullptr;
    xcb_window_t root = 0, window = 0;
};

TEST_F(FullScreenTest, IsWhatTheActiveWindowSays) {
    EXPECT_FALSE(FullScreen().inFront()) << "no active window";
    set(root, "_NET_ACTIVE_WINDOW", XCB_ATOM_WINDOW, window);
    EXPECT_FALSE(FullScreen().inFront()) << "a window without a state";
    set(window, "_NET_WM_STATE", XCB_ATOM_ATOM, atom("_NET_WM_STATE_MAXIMIZED_VERT"));
    EXPECT_FALSE(FullScreen().inFront()) << "large is not full";
    set(window, "_NET_WM_STATE", XCB_ATOM_ATOM, atom("_NET_WM_STATE_FULLSCREEN"));
    EXPECT_TRUE(FullScreen().inFront());
    set(root, "_NET_ACTIVE_WINDOW", XCB_ATOM_WINDOW, 0x7fffffff);
    EXPECT_FALSE(FullScreen().inFront()) << "a window that is gone";
}

TEST_F(FullScreenTest, IsNotAskedForEveryAlertOfAFlood) {
    FullScreen screen;
    EXPECT_FALSE(screen.inFront());
    set(window, "_NET_WM_STATE", XCB_ATOM_ATOM, atom("_NET_WM_STATE_FULLSCREEN"));
    set(root, "_NET_ACTIVE_WINDOW", XCB_ATOM_WINDOW, window);
    EXPECT_FALSE(screen.inFront()) << "within the same second";
}

}  // namespace
}  // namespace app

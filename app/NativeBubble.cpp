#include "app/NativeBubble.h"

#undef signals  // glib has a member of that name
#include <libnotify/notify.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace app {
namespace {

constexpr char kDesktopEntry[] = "algomonitor";
constexpr char kIcon[] = "algomonitor";

// Say "actions" but draw no buttons (seen with dunst 1.9 and mako 1.7).
constexpr std::array<std::string_view, 2> kButtonless{"dunst", "mako"};

// Draws a button for the action "default" as well (seen with 0.7.3 and 0.9.7).
constexpr std::string_view kDrawsDefault = "Xfce Notify Daemon";

NotifyUrgency toNative(Bubble::Urgency urgency) {
    switch (urgency) {
        case Bubble::Urgency::Critical:
            return NOTIFY_URGENCY_CRITICAL;
        case Bubble::Urgency::Low:
            return NOTIFY_URGENCY_LOW;
        case Bubble::Urgency::Normal:
            break;
    }
    return NOTIFY_URGENCY_NORMAL;
}

bool takes(GList* capabilities, const char* name) {
    return g_list_find_custom(capabilities, name, [](gconstpointer a, gconstpointer b) {
               return g_strcmp0(static_cast<const char*>(a), static_cast<const char*>(b));
           }) != nullptr;
}

std::string serverName() {
    char* name = nullptr;
    if (!notify_get_server_info(&name, nullptr, nullptr, nullptr) || !name)
        return {};
    std::string text = name;
    g_free(name);
    return text;
}

}  // namespace

bool startNotifications() {
    return notify_is_initted() || notify_init("AlgoMonitor");
}

void stopNotifications() {
    if (notify_is_initted())
        notify_uninit();
}

ServerAbilities askAbilities() {
    GList* capabilities = notify_get_server_caps();
    ServerAbilities server;
    server.present = capabilities != nullptr;
    server.clicks = takes(capabilities, "actions");
    server.markup = takes(capabilities, "body-markup");
    const std::string name = server.present ? serverName() : std::string();
    server.buttons = server.clicks && std::ranges::find(kButtonless, name) == kButtonless.end();
    server.defaultIsButton = name == kDrawsDefault;
    g_list_free_full(capabilities, g_free);
    return server;
}

struct NativeBubble::Native {
    NotifyNotification* notification = notify_notification_new("", nullptr, kIcon);
    gulong closedHandler = 0;

    static void onPressed(NotifyNotification*, char* button, gpointer self) {
        static_cast<NativeBubble*>(self)->m_pressed(QString::fromUtf8(button));
    }
    static void onClosed(NotifyNotification*, gpointer self) {
        static_cast<NativeBubble*>(self)->m_closed();
    }
};

NativeBubble::NativeBubble(Pressed pressed, Closed closed)
    : m_native(std::make_unique<Native>()),
      m_pressed(std::move(pressed)),
      m_closed(std::move(closed)) {
    m_native->closedHandler =
        g_signal_connect(m_native->notification, "closed", G_CALLBACK(&Native::onClosed), this);
}

NativeBubble::~NativeBubble() {
    g_signal_handler_disconnect(m_native->notification, m_native->closedHandler);
    notify_notification_clear_actions(m_native->notification);
    g_object_unref(m_native->notification);
}

bool NativeBubble::show(const Bubble& bubble) {
    const bool first = m_bubble.key.isEmpty();
    m_bubble = bubble;
    describe();
    // An update is no second alarm.
    notify_notification_set_hint(m_native->notification, "suppress-sound",
                                 g_variant_new_boolean(!first || bubble.sound.isEmpty()));
    addButtons();
    return notify_notification_show(m_native->notification, nullptr);
}

void NativeBubble::describe() {
    NotifyNotification* native = m_native->notification;
    notify_notification_update(native, m_bubble.title.toUtf8().constData(),
                               m_bubble.body.toUtf8().constData(), kIcon);
    notify_notification_set_urgency(native, toNative(m_bubble.urgency));
    notify_notification_set_category(native, m_bubble.category.toUtf8().constData());
    notify_notification_set_timeout(
        native, m_bubble.untilAnswered ? NOTIFY_EXPIRES_NEVER : NOTIFY_EXPIRES_DEFAULT);
    notify_notification_set_hint(native, "desktop-entry", g_variant_new_string(kDesktopEntry));
    if (!m_bubble.sound.isEmpty())
        notify_notification_set_hint(native, "sound-name",
                                     g_variant_new_string(m_bubble.sound.toUtf8().constData()));
}

void NativeBubble::addButtons() {
    notify_notification_clear_actions(m_native->notification);
    for (const Bubble::Button& button : m_bubble.buttons)
        notify_notification_add_action(m_native->notification, button.id.toUtf8().constData(),
                                       button.label.toUtf8().constData(),
                                       NOTIFY_ACTION_CALLBACK(&Native::onPressed), this, nullptr);
}

void NativeBubble::close() {
    notify_notification_close(m_native->notification, nullptr);
}

}  // namespace app

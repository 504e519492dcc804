#include "ui/widgets/Icons.h"

#include <QGuiApplication>
#include <QHash>
#include <QPainter>
#include <algorithm>

// Q_INIT_RESOURCE names a symbol of the global namespace. Calling it twice does nothing.
static void initResources() {
    Q_INIT_RESOURCE(algomonitor);
}

namespace ui {

namespace {

constexpr int kTraySizes[] = {16, 22, 24, 32, 48, 64};

QIcon fileIcon(const QString& path) {
    initResources();
    return QIcon(QStringLiteral(":/algomonitor/icons/") + path + QStringLiteral(".svg"));
}

QPixmap tinted(const QIcon& icon, const QColor& color, int size, qreal ratio) {
    QPixmap pixmap = icon.pixmap(QSize(size, size), ratio);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect(QPoint(), pixmap.size()), color);
    return pixmap;
}

QIcon tintedIcon(const QIcon& source, const QColor& color) {
    QIcon icon;
    QColor faint = color;
    faint.setAlphaF(0.35F);
    for (const int size : {16, 20, 24, 32, 48, 64}) {
        icon.addPixmap(tinted(source, color, size, 1), QIcon::Normal);
        icon.addPixmap(tinted(source, faint, size, 1), QIcon::Disabled);
    }
    return icon;
}

void drawCount(QPixmap& pixmap, int count) {
    const qreal side = pixmap.width();
    const QRectF dot(side * 0.42, side * 0.42, side * 0.58, side * 0.58);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, std::max(1.0, side / 24)));
    painter.setBrush(QColor(0xb0, 0x1c, 0x26));
    painter.drawEllipse(dot.adjusted(0.5, 0.5, -0.5, -0.5));
    QFont font = QGuiApplication::font();
    font.setPixelSize(std::max(7, static_cast<int>(dot.height() * (count > 9 ? 0.55 : 0.72))));
    font.setBold(true);
    painter.setFont(font);
    painter.drawText(dot, Qt::AlignCenter,
                     count > 9 ? QStringLiteral("9+") : QString::number(count));
}

QString levelName(model::Level level) {
    switch (level) {
        case model::Level::Info:
            return QStringLiteral("info");
        case model::Level::Warning:
            return QStringLiteral("warning");
        case model::Level::Alert:
            return QStringLiteral("alert");
        case model::Level::Error:
            break;
    }
    return QStringLiteral("error");
}

}  // namespace

QString shieldName(ShieldState state) {
    switch (state) {
        case ShieldState::Calm:
            return QStringLiteral("calm");
        case ShieldState::Attention:
            return QStringLiteral("attention");
        case ShieldState::Asking:
            return QStringLiteral("asking");
        case ShieldState::Observing:
            return QStringLiteral("observing");
        case ShieldState::Unreachable:
            break;
    }
    return QStringLiteral("unreachable");
}

QIcon shieldIcon(ShieldState state, int count) {
    const QIcon source = fileIcon(QStringLiteral("shield/") + shieldName(state));
    QIcon icon;
    for (const int size : kTraySizes) {
        QPixmap pixmap = source.pixmap(QSize(size, size), 1.0);
        if (count > 0)
            drawCount(pixmap, count);
        icon.addPixmap(pixmap);
    }
    return icon;
}

QIcon symbolicShieldIcon(ShieldState state, const QColor& color) {
    return tintedIcon(
        fileIcon(QStringLiteral("shield/") + shieldName(state) + QStringLiteral("-symbolic")),
        color);
}

QIcon levelIcon(model::Level level) {
    return fileIcon(QStringLiteral("level/") + levelName(level));
}

QIcon applicationIcon() {
    return fileIcon(QStringLiteral("apps/algomonitor"));
}

QIcon symbolicIcon(const QString& name, const QColor& color) {
    // Rows ask for the same few icons many times a second.
    static QHash<QString, QIcon> cache;
    const QString key = name + color.name(QColor::HexArgb);
    auto found = cache.constFind(key);
    if (found == cache.constEnd())
        found = cache.insert(key, tintedIcon(fileIcon(QStringLiteral("symbolic/") + name), color));
    return *found;
}

QPixmap symbolicPixmap(const QString& name, const QColor& color, int size, qreal ratio) {
    return tinted(fileIcon(QStringLiteral("symbolic/") + name), color, size, ratio);
}

}  // namespace ui

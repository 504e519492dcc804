#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

#include "model/Severity.h"
#include "ui/format/ShieldState.h"

namespace ui {

/// "calm", "attention", … as in the file names.
QString shieldName(ShieldState state);

/// Coloured shield in every size a tray asks for. count > 0 is drawn in a dot.
QIcon shieldIcon(ShieldState state, int count = 0);

/// One-coloured shield for panels that have their own colour.
QIcon symbolicShieldIcon(ShieldState state, const QColor& color);

QIcon levelIcon(model::Level level);
QIcon applicationIcon();

/// A picture of resources/icons/symbolic in the colour given; disabled it is fainter.
QIcon symbolicIcon(const QString& name, const QColor& color);

/// The same as a pixmap of `size` logical pixels for a screen with `ratio`.
QPixmap symbolicPixmap(const QString& name, const QColor& color, int size, qreal ratio);

}  // namespace ui

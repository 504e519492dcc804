#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include "model/Alert.h"

namespace app {

/// The alerts this session knows of, for the tray's picture, count and menu. Bounded: beyond kMost
/// the oldest that want nothing are forgotten.
class AlertBook {
  public:
    static constexpr qsizetype kMost = 1000;

    void replace(const QList<model::Alert>& alerts);
    void put(const model::Alert& alert);

    const model::Alert* find(const QString& id) const;
    QList<model::Alert> all() const { return m_alerts.values(); }
    bool isRead() const { return m_read; }  // none, then, means that there are none
    QList<model::Alert> newest(int most) const;
    int openQuestions() const { return m_openQuestions; }
    int attention() const { return m_attention; }  // the open questions included

  private:
    void trim();
    void remove(const QString& id);
    void count(const model::Alert& alert, int step);

    QHash<QString, model::Alert> m_alerts;
    bool m_read = false;
    int m_openQuestions = 0;
    int m_attention = 0;
};

}  // namespace app

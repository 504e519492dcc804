#pragma once

#include <QList>
#include <string>

#include "model/Alert.h"
#include "model/Health.h"
#include "model/ProcessRow.h"
#include "model/ProgramHours.h"

/// A believable desktop, the same in every run but for the clock.
namespace fake {

std::int64_t nowUs();

model::Health health();
model::Health degradedHealth();

/// As they are now, or were some seconds ago.
model::ProcessChanges processes(int secondsAgo = 0);
/// A workday that is not: thousands of rows.
model::ProcessChanges manyProcesses(int count);
model::ProcessChanges hostileProcesses();

/// seconds of history, one sample every `stepS`, `cores` cores.
QList<model::MachineSample> samples(int seconds, int stepS, int cores);

model::Alert openQuestion();
model::Alert killedShell();
model::Alert hostileAlert();
/// Of root's, as somebody without the password is told.
model::Alert outline();
QList<model::Alert> alerts();
/// Raised so many seconds ago, kept simple.
model::Alert simpleAlert(int number, std::int64_t secondsAgo);

std::string detailsJson();
/// A program at work for some of the last 24 hours.
model::ProgramHours hours();

}  // namespace fake

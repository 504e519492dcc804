#pragma once

namespace sources {

/// No mains supply is on line and a battery is discharging (/sys/class/power_supply, Linux 2.6.24).
/// False where nothing is known. 20 us, nothing on machines without any supply.
bool isOnBattery();

}  // namespace sources

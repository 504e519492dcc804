#pragma once

#include <QJsonObject>

#include "model/Alert.h"
#include "model/Error.h"

namespace contract {

/// The alert of an ECS object that EcsWriter wrote (or somebody else: nothing is taken for
/// granted). Error InvalidArgument names the first missing field.
model::Result<model::Alert> alertFromObject(const QJsonObject& object);

}  // namespace contract

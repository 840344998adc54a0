#pragma once

#include "core/base/result.h"
#include "core/runtime/delivery.h"
#include "core/runtime/secrets.h"

#include <string>
#include <vector>

namespace sluis::delivery {

// What was put into a request, to be taken out of its answer again.
using FilledSecrets = std::vector<std::string>; // names

// Puts values in the place of placeholders, each encoded for where it stands: header values as they are, the payload
// of "Authorization: Basic", URLs percent-encoded, bodies by their content type. A request that may not have one is
// refused as a whole (Denied), so that no placeholder leaves either:
//   delivery.secretNotItsOwn      the sender's configuration does not refer to the secret
//   delivery.secretElsewhere      the address is not the one that is fixed in the tag
//   delivery.secretWithoutValue   nobody has set it
//   delivery.secretMisplaced      in the method, the host or the name of a header
//   delivery.secretBreaksHeader   a line break or control character in a header
Result<FilledSecrets> fillSecrets(runtime::OutgoingRequest& request, const runtime::SecretGrant* grant,
    const runtime::Secrets& secrets, const crypto::SecretValues& values);

// A vendor may repeat what it got. Tags and traces see the placeholder instead, as they see it everywhere.
void takeSecretsOut(runtime::Outcome& outcome, const FilledSecrets& names, const runtime::Secrets& secrets,
    const crypto::SecretValues& values);

} // namespace sluis::delivery

#!/usr/bin/env bash
# Words that stay inside the code (ui.md, "Words on the screen") must not be in strings that people read, and nothing
# that belongs to one machine may be in a tracked file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
status=0

inside='canary|expectation|spool|backlog|dead letter|\blint\b|\bp99\b|Ed25519|fingerprint|bundle|gtmOnSuccess|gtmOnFailure'
strings=$(git grep -nE 'tr\("[^"]*"' -- 'ui/*.cpp' 'ui/*.h' 'app/*.cpp' | grep -iE "tr\(\"[^\"]*($inside)" || true)
sentences=$(grep -nE '^SLUIS_MESSAGE' core/base/messages.def | grep -iE ", \"[^\"]*($inside)" || true)
if [ -n "$strings$sentences" ]; then
    printf 'Words that do not belong on the screen:\n%s\n%s\n' "$strings" "$sentences"
    status=1
fi

colours=$(git grep -nE '"#[0-9a-fA-F]{6}"' -- 'ui/*.cpp' 'ui/*.h' ':!ui/theme' || true)
if [ -n "$colours" ]; then
    printf 'Colours outside ui/theme:\n%s\n' "$colours"
    status=1
fi

if git grep -nIE '/(home|root|work|tmp)/[a-z]+/' -- . ':!tests/structure/words.sh' | grep -vE '^tests/.*(/tmp/)' >&2; then
    echo 'Paths of one machine are in tracked files.' >&2
    status=1
fi
exit $status

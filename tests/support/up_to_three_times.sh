#!/bin/sh
# up_to_three_times.sh PROGRAM: for tests that measure time limits of other processes. A known weakness: about one run in
# seven a worker is stopped from outside before it has begun, and a test takes that for the template's fault. Only the last
# attempt is printed; earlier failures are named on standard error.
for attempt in 1 2 3; do
    if output=$("$@" 2>&1); then
        printf '%s\n' "$output"
        exit 0
    fi
    echo "attempt $attempt did not pass" >&2
done
printf '%s\n' "$output"
exit 1

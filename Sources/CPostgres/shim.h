#pragma once
#include <libpq-fe.h>
#include <sys/eventfd.h>

/// A descriptor that one thread makes readable to wake another from `poll`; the flags are macros of an enum that Swift
/// does not import from Glibc.
static inline int cpostgres_wakeup_descriptor(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

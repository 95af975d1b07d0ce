#ifndef CMALLOC_SHIM_H
#define CMALLOC_SHIM_H

/* The C library's own allocator and how it is tuned: a header that Swift's module of that library leaves out. */
#include <malloc.h>

#endif

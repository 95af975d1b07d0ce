#ifndef CZSTD_SHIM_H
#define CZSTD_SHIM_H

/* Only the streaming decoder is used. */
#include <zstd.h>

#endif

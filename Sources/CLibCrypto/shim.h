#ifndef CLIBCRYPTO_SHIM_H
#define CLIBCRYPTO_SHIM_H

/* Only the one-shot digest is used: SHA256(). */
#include <openssl/sha.h>

#endif

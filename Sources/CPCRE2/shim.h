#ifndef CPCRE2_SHIM_H
#define CPCRE2_SHIM_H

/* PCRE2 names its functions by code unit width through macros, which Swift does not import; the width is fixed here
   and the names with their suffix (pcre2_compile_8 …) are used. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#endif

#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H

/* Debian and Ubuntu build libxml2 with ICU. Its headers then pull in the system's ICU, which clashes with the
   copy inside Foundation: "'UErrorCode' has different definitions in different modules". Only the private tail of
   xmlCharEncodingHandler depends on it, and nothing here makes one. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/SAX2.h>
#include <libxml/relaxng.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xmlwriter.h>

/* xmlFree is a global function pointer that anyone may replace, so Swift 6 will not read it. */
static inline void clibxml2_free(void *memory) { xmlFree(memory); }

#endif

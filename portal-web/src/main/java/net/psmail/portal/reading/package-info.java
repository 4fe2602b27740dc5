/**
 * What readers read, and whether it helped them. Counted is the text, never the reader: no cookie,
 * no address, nothing that two reads have in common. Views are counted in memory and written
 * together, so that a page costs no write.
 */
@NullMarked
package net.psmail.portal.reading;

import org.jspecify.annotations.NullMarked;

/**
 * Finds published texts by their words: by stem, by the beginning of the last word, and where that
 * finds little also past a typing error or within a compound word.
 *
 * <p>Lucene keeps one index a language in memory. It is made from the library in the background and
 * swapped whole when the library has become another one; readers only ever search a finished one. A
 * question is words and nothing else: no character in it is syntax.
 */
@NullMarked
package net.psmail.portal.search;

import org.jspecify.annotations.NullMarked;

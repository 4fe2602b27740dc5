/**
 * The desk at which authors write the site: lists of all texts, an editor with a preview that is
 * the real page, the history, pictures, and the archive that holds everything. What a text is, and
 * what becomes of it, is in {@code content}; here are only the pages.
 */
@NullMarked
package net.psmail.portal.desk;

import org.jspecify.annotations.NullMarked;

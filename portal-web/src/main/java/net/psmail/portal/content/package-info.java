/**
 * The texts of the site: read from files, held in memory as one {@link
 * net.psmail.portal.content.Library}, turned into safe markup. Knows no pages; those that show them
 * are in {@code visitor}.
 */
@NullMarked
package net.psmail.portal.content;

import org.jspecify.annotations.NullMarked;

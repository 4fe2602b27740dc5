/**
 * The texts and pictures of the site: kept in the database in versions, given to readers from
 * memory as one {@link net.psmail.portal.content.Library}, turned into safe markup. Authors come in
 * by {@code Manuscripts}, {@code Images} and {@code Archives}. Knows no pages; those that show
 * texts are in {@code visitor}.
 */
@NullMarked
package net.psmail.portal.content;

import org.jspecify.annotations.NullMarked;

/** The pages that everybody may read, the same for all. What stands on them is in the templates. */
@NullMarked
package net.psmail.portal.content;

import org.jspecify.annotations.NullMarked;

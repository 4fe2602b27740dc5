/**
 * Where every request comes in, and what it passes in which order before a resource sees it. Each
 * step is a filter in the package of its feature; here is only the order.
 */
@NullMarked
package net.psmail.portal.entrance;

import org.jspecify.annotations.NullMarked;

/**
 * What the site knows of itself: its name and address, what stands on the notice board, how the
 * service is doing, and the order in which the parts start and stop. No pages.
 */
@NullMarked
package net.psmail.portal.site;

import org.jspecify.annotations.NullMarked;

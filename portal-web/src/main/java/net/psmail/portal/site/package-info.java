/**
 * What the site knows of itself: its name and address, what stands on the notice board, and how the
 * service is doing. No pages.
 */
@NullMarked
package net.psmail.portal.site;

import org.jspecify.annotations.NullMarked;

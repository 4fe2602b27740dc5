/**
 * How an answer becomes a page: a {@link net.psmail.portal.page.View} is rendered by its
 * precompiled template in the language of the address; what is the same for every visitor is kept
 * as bytes and answered before JAX-RS. What stands on a page is decided elsewhere.
 */
@NullMarked
package net.psmail.portal.page;

import org.jspecify.annotations.NullMarked;

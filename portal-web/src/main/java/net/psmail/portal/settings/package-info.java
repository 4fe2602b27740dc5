/**
 * What programs fetch from this site: settings for mail programs, the root certificate, and the
 * well-known addresses of password managers and crawlers.
 */
@NullMarked
package net.psmail.portal.settings;

import org.jspecify.annotations.NullMarked;

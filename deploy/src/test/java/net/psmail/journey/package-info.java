/**
 * The whole product as its users meet it: started by the launcher, used in a browser and by mail
 * programs, on the embedded servers and on the real ones. Nothing here looks inside the
 * applications; what they do is seen on pages, in mailboxes, in files and in exit statuses.
 *
 * <p>An installation of each way is started once a run and shared; a journey that harms its
 * installation starts one of its own.
 *
 * <p>The one exception is {@code DovecotMailServerIT}: it holds the portal's own client of Dovecot
 * to the contract of the mail servers, on servers without a portal.
 */
@NullMarked
package net.psmail.journey;

import org.jspecify.annotations.NullMarked;

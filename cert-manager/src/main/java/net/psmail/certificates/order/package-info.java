/**
 * The certificates that this installation keeps: which there are, what names they hold, when a new
 * one is due, and who is told. A certificate is renewed when a third of its life is left; one look
 * at the start and one a day. The issuer is the local CA; whatever an order to a public CA needs
 * more will stand here too. Nothing is revoked.
 */
@NullMarked
package net.psmail.certificates.order;

import org.jspecify.annotations.NullMarked;

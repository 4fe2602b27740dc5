/**
 * Invitations: links by which a member lets one person register in the member's domain, where it
 * takes no others or asks them for more. Who invited whom is kept as a tree, so that operators see
 * what came by whom. What becomes of accounts, and whom a domain takes, is decided elsewhere; the
 * links by which people come to work here are the account's.
 */
@NullMarked
package net.psmail.provisioning.invite;

import org.jspecify.annotations.NullMarked;

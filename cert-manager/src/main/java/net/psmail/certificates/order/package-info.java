/**
 * The certificates that this installation keeps: which there are, what names they hold, when a new
 * one is due, and who is told. What the local CA issues is renewed when a third of its life is
 * left, with one look at the start and one a day; what authorities issue goes through the life
 * cycle, and can be revoked, tried out and renewed by hand. Operators declare others beside those
 * of the configuration, which says where these may be installed.
 */
@NullMarked
package net.psmail.certificates.order;

import org.jspecify.annotations.NullMarked;

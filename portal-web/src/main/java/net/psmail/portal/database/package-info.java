/**
 * What the tables of the portal itself need, which are apart from those of the modules. The tables
 * are described in {@code net/psmail/portal/migration}; each belongs to one feature.
 */
@NullMarked
package net.psmail.portal.database;

import org.jspecify.annotations.NullMarked;

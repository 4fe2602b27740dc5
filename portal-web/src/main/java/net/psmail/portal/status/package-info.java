/**
 * The operators' desk of the status page: incidents, planned work, templates, components and their
 * groups, subscribers, and the tokens of programs. Everything goes over the status page's own API,
 * which may be on another machine and may not answer; nothing of it is kept here.
 */
@NullMarked
package net.psmail.portal.status;

import org.jspecify.annotations.NullMarked;

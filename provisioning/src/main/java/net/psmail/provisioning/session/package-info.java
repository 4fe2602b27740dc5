/**
 * Who is signed in to the web. A session lives in the database, so any process can answer; its
 * token lives in the browser only, and what is sealed under the token opens for nobody else. Mail
 * sessions are the mail server's.
 */
@NullMarked
package net.psmail.provisioning.session;

import org.jspecify.annotations.NullMarked;

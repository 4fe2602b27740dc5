/** The mail domains of the provider. DNS records and certificates of a domain are not kept here. */
@NullMarked
package net.psmail.provisioning.domain;

import org.jspecify.annotations.NullMarked;
